// expect: no match for
#include "domain/money.hpp"

jiayu::Money raised(jiayu::Money amount) {
    amount = amount + 0.5;  // must not compile
    return amount + jiayu::Money::from_fen(50);
}
