-- EXPECT timeout, oom: long texts are hashed
local a, t, n = ("x"):rep(1000000), {}, 0
while true do n = n + 1 t[a .. n] = nil local _ = t[a .. n] end
