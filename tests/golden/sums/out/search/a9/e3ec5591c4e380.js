mingbaiSearch(["护 桥 贴 部 02 全部 的总 补贴 评9 这个 000 130 202","IzEaV1A67ilpUJw9GVF1FLHQ"])
