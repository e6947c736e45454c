-- EXPECT timeout: a text that takes for ever
return tostring(setmetatable({}, { __tostring = function() while true do end end }))
