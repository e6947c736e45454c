-- EXPECT refused: floating point
return 2 ^ 10
