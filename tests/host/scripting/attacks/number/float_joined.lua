-- EXPECT error: the same
return "x" .. 0.1
