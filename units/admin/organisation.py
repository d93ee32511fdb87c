"""Quản trị tỉnh, đơn vị, sắp xếp đơn vị, người giữ chức vụ."""

from django.contrib import admin

from units.admin.access import ProvinceAdmin, ProvinceInline, administered, among_own
from units.models import Person, Province, Succession, Term, Unit


@admin.register(Province)
class ProvinceItselfAdmin(ProvinceAdmin):
    """Tỉnh: named once; a new province comes with a bundle."""

    list_display = ["code", "name", "place", "chair_title"]
    search_fields = ["code", "name"]
    readonly_fields = ["code"]

    def get_queryset(self, request):
        """Chỉ tỉnh mình."""
        return administered(request.user)

    def province_of(self, obj):
        """Chính nó."""
        return obj

    def has_add_permission(self, request, obj=None):
        """Tỉnh mới đến cùng gói dữ liệu."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Không xoá tỉnh."""
        return False


class TermInline(ProvinceInline):
    """Thời gian giữ chức vụ, within the unit or the person."""

    model = Term
    province_path = "unit__province"


@admin.register(Unit)
class UnitAdmin(ProvinceAdmin):
    """Đơn vị. What a signed commitment was signed under (names, kind, level) stays; reorganising makes a new unit."""

    list_display = ["name", "code", "kind", "parent", "order", "valid_to"]
    list_filter = [among_own("province"), "kind", "level", ("valid_to", admin.EmptyFieldListFilter)]
    search_fields = ["code", "name", "short_name"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]
    inlines = [TermInline]

    def get_readonly_fields(self, request, obj=None):
        """Tên và mã của đơn vị đã ký cam kết không đổi."""
        if obj is None:
            return []
        signed = obj.commitments.exclude(signed_on=None).exists()
        as_signed = ["name", "upper_name", "kind", "level", "valid_from", "order", "valid_to"]
        return ["province", "code", *(as_signed if signed else [])]


@admin.register(Succession)
class SuccessionAdmin(ProvinceAdmin):
    """Kế thừa đơn vị."""

    province_path = "predecessor__province"
    list_display = ["predecessor", "successor", "kind", "effective_on", "legal_basis"]
    list_filter = ["kind", "effective_on"]
    search_fields = ["predecessor__name", "successor__name", "legal_basis"]
    list_select_related = ["predecessor", "successor"]
    autocomplete_fields = ["predecessor", "successor"]


class PersonTermInline(TermInline):
    """Các chức vụ của một người."""

    autocomplete_fields = ["unit"]


@admin.register(Person)
class PersonAdmin(ProvinceAdmin):
    """Người giữ chức vụ; who has signed keeps the name that was signed with."""

    list_display = ["code", "name"]
    list_filter = [among_own("province")]
    search_fields = ["code", "name"]
    inlines = [PersonTermInline]

    def get_readonly_fields(self, request, obj=None):
        """Tên trên bản cam kết đã ký không đổi."""
        if obj is None:
            return []
        signed = obj.commitments.exclude(signed_on=None).exists()
        return ["province", "code", *(["name"] if signed else [])]
