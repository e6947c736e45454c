-- EXPECT refused, error: what a word makes hides how it is called
getmetatable(letter "x").__call = nil
return "ESCAPED"
