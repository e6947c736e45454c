-- EXPECT error: the same as an argument
local t = {}
t.t = t
return council.answer(t)
