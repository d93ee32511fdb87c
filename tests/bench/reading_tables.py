"""Bảng kết quả của các trang để đọc: beside each its goal; growth is told by the quickest opening, free of noise."""


def show(smaller, columns, units):
    """Từng trang trên từng cơ sở dữ liệu; `smaller` with a tenth of the units."""
    few, many = units
    for engine, results in columns.items():
        _pages(engine, smaller.get(engine, {}), results["reading"], few, many)
        print()
        _wholes(engine, results["wholes"])
        print()
        _public(engine, results["public"])


def _pages(engine, small, large, few, many):
    print(
        f"{engine}: pages, slowest role, ms of the processor (goals: p95 ≤ 300; {few} → {many} units ≤ 1.5 times;"
    )
    print(
        "queries as many as with fewer units; first: the opening when nothing is kept, which the worker does before)"
    )
    print(f"{'':<38}{'role':<10}{'p95':>7}{'middle':>8}{'first':>8}{'times':>7}{'queries':>9}{'kB':>7}")
    for page, each in _named(large):
        told = f"{page:<38}{each['role']:<10}{each['ms']:>7,.0f}{each['middle_ms']:>8,.0f}{each['first_ms']:>8,.0f}"
        before = small.get(page)
        ratio = f"{each['least_ms'] / before['least_ms']:.1f}" if before else "–"
        queries = f"{before['queries'] if before else '–'}/{each['queries']}"
        print(f"{told}{ratio:>7}{queries:>9}{each['kB']:>7,.0f}")


def _wholes(engine, found):
    print(f"{engine}: files, and what shows every unit, ms of the processor (no goal but for Word, below)")
    for page, each in _named(found):
        print(f"{page:<38}{each['role']:<10}{each['middle_ms']:>8,.0f}{each['kB']:>9,.0f} kB")


def _public(engine, found):
    print(f"{engine}: public pages through the server, clients on the same machine (goal ≥ 500 a second)")
    print(f"{'':<38}{'a second':>10}{'server, ms':>12}{'of all cores':>14}")
    for page, each in _named(found):
        alone = f"{each['server_ms']:>12,.1f}{each['per_second_of_all_cores']:>14,.0f}"
        print(f"{page:<38}{each['per_second']:>10,.0f}{alone}")


def _named(results):
    return [(name, each) for name, each in results.items() if name != "peak_MiB"]
