-- EXPECT oom: pcall must not be able to go on after memory ran out
local ok = pcall(function() local t, n = {}, 0 while true do n = n + 1 t[n] = {} end end)
return "ESCAPED"
