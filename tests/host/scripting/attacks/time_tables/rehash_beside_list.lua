-- EXPECT timeout: each new name counts a long list again
local t, n = {}, 0
for i = 1, 500000 do t[i] = i end
t.x = 1
while true do n = n + 1 t["y" .. n % 7] = 1 t["y" .. (n + 6) % 7] = nil end
