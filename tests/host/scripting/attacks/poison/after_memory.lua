-- EXPECT oom: the next run is as if nothing had been
local t, n = {}, 0
while true do n = n + 1 t[n] = {} end
--- NEXT SCRIPT ---
return ("x"):rep(3)
