-- EXPECT error: the same
return string.format("%.2f", 1)
