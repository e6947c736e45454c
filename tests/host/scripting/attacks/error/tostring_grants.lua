-- EXPECT error: the host must not ask an error object anything
error(setmetatable({}, { __tostring = function() grant() return "x" end }))
