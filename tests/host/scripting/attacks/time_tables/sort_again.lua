-- EXPECT timeout: sorting without end
local t = {}
for i = 1, 50000 do t[i] = (i * 7919) % 50021 end
while true do table.sort(t) for i = 1, #t, 100 do t[i] = -t[i] end end
