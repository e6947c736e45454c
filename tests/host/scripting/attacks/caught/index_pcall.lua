-- EXPECT timeout: a limit that is caught is no limit
local t = setmetatable({}, { __index = pcall })
local _ = t[function() while true do end end]
local f = setmetatable({}, { __call = function() pcall(function() while true do end end) return "ESCAPED" end })
return f()
