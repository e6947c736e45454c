-- EXPECT ok: a field that is added later registers nothing
local m = {}
local t = setmetatable({}, m)
m.__gc = function() while true do end end
t = nil
for i = 1, 100000 do local _ = { i } end
return 1
