"""Trang “Hướng dẫn” của biểu Excel: (lời, có phải tiêu đề)."""

GUIDANCE = (
    ("Nhập ở đâu", True),
    ("Nhập số liệu vào ô trắng ở trang “Số liệu”. Ô xám là thông tin để đối chiếu; sửa ở đó không có tác dụng.", False),
    ("Không thêm, xoá, đổi chỗ, đổi tên cột; không gộp ô. Có thể bỏ trống hoặc xoá dòng chưa nhập.", False),
    ("Số liệu", True),
    ("Số thập phân viết bằng dấu phẩy: 97,5. Ô nhận tối đa 15 chữ số, trong đó 4 chữ số sau dấu phẩy.", False),
    ("Chỉ tiêu tính theo tỷ lệ: nhập tử số và mẫu số, hệ thống tự tính tỷ lệ.", False),
    ("Ô trống là chưa có số liệu. Số 0 là có số liệu và bằng không. Không có việc nào phát sinh trong kỳ: chọn "
     "“Có” ở cột “Không phát sinh” và để trống ô số.", False),
    ("Số ước tính: chọn “Có” ở cột “Ước thực hiện”; kỳ sau cần hiệu chỉnh.", False),
    ("Dán giá trị, không dán công thức: chép ô, rồi chọn Dán đặc biệt → Giá trị (Paste Special → Values). Ô có "
     "công thức, ngày tháng hoặc báo lỗi (#REF!) không được nhận.", False),
    ("Giải trình", True),
    ("Tối đa 10.000 ký tự. Xuống dòng trong ô: Alt + Enter. Gõ bằng phông Unicode (ví dụ Times New Roman); chữ "
     "phông .VnTime hoặc VNI được chuyển sang Unicode nếu nhận ra chắc chắn.", False),
    ("Khó khăn, kiến nghị, nhiệm vụ kỳ tới", True),
    ("Ghi ở trang “Khó khăn, kiến nghị”, mỗi phần một ô, tối đa 10.000 ký tự; gõ chữ như ô giải trình. Chữ ghi ngoài "
     "ba ô đó không được đọc. Trang này đã xoá hoặc đổi tên thì phần lời trên hệ thống giữ nguyên.", False),
    ("Nạp lại", True),
    ("Lưu tệp dạng .xlsx, không đặt mật khẩu. Trên trang báo cáo chọn “Nạp biểu Excel”. Hệ thống cho xem mọi thay "
     "đổi trước khi lưu; có thể chọn từng mục.", False),
    ("Nếu có người sửa số liệu trên hệ thống sau khi tệp này được tải, số mới đó được giữ, trừ khi chính người "
     "nạp chọn số trong tệp.", False),
    ("Tệp chỉ dùng cho đúng đơn vị và kỳ ghi ở đầu trang “Số liệu”. Kỳ khác: tải biểu của kỳ đó.", False),
)  # fmt: skip
