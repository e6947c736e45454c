-- EXPECT error: not there
return math.huge + 1 and "ESCAPED"
