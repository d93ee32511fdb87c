"""Ghi và kiểm tra nhật ký. Every verb that changes something records it here, in its own transaction."""

import hashlib
import json
from dataclasses import dataclass

from django.db import transaction
from django.db.models import CharField
from django.utils import timezone

from units.composed import Composed
from units.models import AuditChain, AuditEvent

BATCH = 500


def record(chain, verb, *, by, subject="", note="", data=None, at=None):
    """Ghi một dòng nhật ký vào chuỗi của đối tượng; must run inside the transaction of the change itself.

    `chain` names the object ("commitment:DT2022/SD-UBND"), `subject` the part of it that was acted on.
    """
    return record_many([(chain, verb, subject, note, data)], by=by, at=at)[0]


def record_many(events, *, by, at=None):
    """Ghi nhiều dòng trong một lần: tuples (chain, verb, subject, note, data), with one moment and one person."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit event is recorded inside the transaction of the change it tells of.")
    at = at or timezone.now()
    chains = _lock_chains({key for key, *_ in events})
    written = []
    for key, verb, subject, note, data in events:
        chain = chains[key]
        event = AuditEvent(
            chain=chain,
            number=chain.length + 1,
            at=at,
            by=by,
            verb=verb,
            subject=subject,
            note=note,
            data=data or {},
            previous_hash=chain.last_hash,
        )
        event.hash = hash_of(event, key)
        chain.length, chain.last_hash = event.number, event.hash
        written.append(event)
    AuditEvent.objects.bulk_create(written, batch_size=BATCH)
    if len(chains) == 1:
        chain.save(update_fields=["length", "last_hash"])
    else:
        AuditChain.objects.bulk_update(chains.values(), ["length", "last_hash"], batch_size=BATCH)
    return written


_ONE_CHAIN = Composed(
    lambda key: AuditChain.objects.select_for_update().filter(key=key).order_by(), key=CharField()
)


def _lock_chains(keys):
    """Khoá đầu chuỗi, in one fixed order so that two writers never wait for each other in a circle."""
    if len(keys) == 1 and (chain := _ONE_CHAIN.first(key=min(keys))):
        return {chain.key: chain}
    wanted = AuditChain.objects.select_for_update().filter(key__in=keys).order_by("key")
    AuditChain.objects.bulk_create([AuditChain(key=key) for key in sorted(keys)], ignore_conflicts=True)
    return {chain.key: chain for chain in wanted.all()}


def hash_of(event, key):
    """Mã băm SHA-256 của một dòng, over its content and the hash of the line before it."""
    content = {
        "chain": key,
        "number": event.number,
        "at": event.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
        "by": event.by_id,
        "verb": event.verb,
        "subject": event.subject,
        "note": event.note,
        "data": event.data,
        "previous": event.previous_hash,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Breach:
    """Chỗ nhật ký không còn nguyên vẹn."""

    chain: str
    number: int
    what: str


def breaches():
    """Những chỗ nhật ký bị sửa, thiếu hoặc thừa, chain by chain; nothing when all is whole."""
    chains = {chain.pk: chain for chain in AuditChain.objects.order_by("key")}
    last = dict.fromkeys(chains, (0, ""))
    for event in AuditEvent.objects.order_by("chain_id", "number").iterator(chunk_size=2000):
        chain = chains[event.chain_id]
        number, previous = last[chain.pk]
        if event.number != number + 1:
            yield Breach(chain.key, event.number, f"thiếu dòng số {number + 1}")
        elif event.previous_hash != previous:
            yield Breach(chain.key, event.number, "không nối với dòng trước")
        if event.hash != hash_of(event, chain.key):
            yield Breach(chain.key, event.number, "nội dung không khớp mã băm")
        last[chain.pk] = (event.number, event.hash)
    for pk, chain in chains.items():
        if last[pk] != (chain.length, chain.last_hash):
            yield Breach(chain.key, last[pk][0], f"chuỗi phải có {chain.length} dòng, dòng cuối không khớp")
