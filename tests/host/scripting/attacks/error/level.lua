-- EXPECT error: a level that is not there
error("x", 1 << 40)
