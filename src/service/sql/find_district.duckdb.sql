select code from reference.district
