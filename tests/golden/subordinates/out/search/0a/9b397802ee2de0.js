mingbaiSearch(["0% 9. 位自 处2 支出 本站 街道 10. 9.00","VVVUklU="])
