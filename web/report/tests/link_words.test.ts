import {test} from 'vitest';
import {words} from '../src/link/words';
import {expectSameWords} from './same_words';

test('the report of a linkage has the same words in both languages', () => expectSameWords(words));
