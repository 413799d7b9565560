mingbaiSearch([",报 1. 上花 个项 禾街 要做 路灯 项目","dV3RKtuA"])
