-- EXPECT error: a type that calls itself something else
local t = setmetatable({}, { __name = "\27[2J" .. ("A"):rep(100000) })
return t + 1
