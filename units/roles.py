"""Vai trò của tài khoản, và mỗi vai trò gắn với đơn vị theo nghĩa nào."""

from django.db.models import TextChoices


class Role(TextChoices):
    """Vai trò: what an account may do, always for one unit (see `Assignment`)."""

    CLERK = "clerk", "Nhập liệu"
    HEAD = "head", "Người đứng đầu"
    REVIEWER = "reviewer", "Thẩm định"
    FOLLOWER = "follower", "Đôn đốc"
    OFFICER = "officer", "Văn thư, in ấn"
    LEADER = "leader", "Lãnh đạo"
    ADMINISTRATOR = "administrator", "Quản trị"


OF_THE_UNIT_ITSELF = frozenset({Role.CLERK, Role.HEAD})
"""Vai trò tại chính đơn vị: what the unit itself promised and reports."""

OVER_THE_UNITS_BELOW = frozenset({Role.REVIEWER, Role.FOLLOWER, Role.OFFICER, Role.LEADER})
"""Vai trò đối với các đơn vị cam kết với đơn vị được giao: the unit is the one that receives the commitments."""
