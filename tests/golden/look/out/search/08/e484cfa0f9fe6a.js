mingbaiSearch([",报 上花 个项 园建 政局 禾街 项目","VVSVJQ=="])
