-- EXPECT error: a text is not a number
return "10" + 1
