mingbaiSearch(["个项 正文 禾街 项目 90.","VUkl"])
