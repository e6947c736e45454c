-- EXPECT error: floating point
return 1.5
