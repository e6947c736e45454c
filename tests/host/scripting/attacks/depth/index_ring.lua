-- EXPECT error: a ring of tables
local t = {}
setmetatable(t, { __index = t })
return t.x
