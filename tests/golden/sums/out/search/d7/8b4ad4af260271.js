mingbaiSearch(["校 民 灯 0% 书借 位自 出7 列资 固次 处2 支出 明的 标全 范学 街道 门整 10. 120 5.0 98. 108. 25.0 32.0 98.4","dwjIzBCWrFsXjlSpbuIo4WMSeY7i7i7hijhRTqGqWVQUtlUFLSw="])
