-- EXPECT timeout: the same just under the largest table
local t = {}
while true do
  for i = 1, 8200 do t[i * 16383] = i end
  for i = 1, 8200 do t[i * 16383] = nil end
end
