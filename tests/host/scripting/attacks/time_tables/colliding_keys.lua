-- EXPECT oom, timeout: whole numbers that fall into one bucket
local t = {}
for i = 1, 80000 do t[i * 131071] = i end
while true do end
