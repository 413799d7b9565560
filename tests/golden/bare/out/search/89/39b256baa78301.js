mingbaiSearch(["灯 9. 位自 处2 备件 的问 街道 问题","arpVVRKg"])
