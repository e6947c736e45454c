-- EXPECT refused, error: nor written to
fraction(1, 2).x = 1
return "ESCAPED"
