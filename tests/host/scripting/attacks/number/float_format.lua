-- EXPECT error: the same
return string.format("%s", 0.1)
