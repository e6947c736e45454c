-- EXPECT ok: what one script changes no other sees
string.rep = function() return "ESCAPED" end
table.insert = nil
math.floor = nil
--- NEXT SCRIPT ---
local t = {}
table.insert(t, ("x"):rep(2))
return t[1]
