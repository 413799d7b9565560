mingbaiSearch(["青 %) 15 3号 3项 60 6份 8. 8日 ;自 为良 人手 亿元 作要 做法 办事 差原 度企 指标 推迟 政办 法( 禾区 误, 谈记 财( 金1 .20 .co 11. 530 e.c exa 0.00 00.0 000. 0815 mple","ai2iiii2mSpRbRRJRRRRRRJRRRRUootoottqW0Q="])
