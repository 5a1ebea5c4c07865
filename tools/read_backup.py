#!/usr/bin/env python3
"""Lists and verifies a backup set, version 1, with nothing but Python's standard library.

    python3 read_backup.py list DIR      the generations, and the licenses of the newest one
    python3 read_backup.py verify DIR    reads every byte of every generation that is part of the set

Written from docs/formats/backup-set.md alone (section numbers below are those of that page), so that what the page says
is enough to get licenses back. Chunks that are compressed take the command `zstd`. Changes nothing. Exit code: 0 good; 1 damaged, each damage with its file and bytes on
standard error; 2 wrong use, no backup, or a set this program is too old for.
"""

import collections
import datetime
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import uuid
import zlib

MANIFEST_LIMIT = 64 << 20
LEASE_LIMIT = 64 << 10
CHUNK_LIMIT = 32 << 20
RECORD_LIMIT = 16 << 20
ROW_LIMIT = 1_048_576
NUMBER_LIMIT = 2**53 - 1

VERDICTS = ("granted", "denied", "conditional", "not-expressed", "unknown", "sealed")
PERSISTENCES = ("yes", "no", "unknown")
FEATURES = {"deltas", "zstd"}
DECISIONS = ("backed-up", "denied", "conditional", "unknown", "sealed", "temporary", "not-expressed", "policy")
KINDS = {"licenses": 1, "ledger": 2, "tombstones": 3}


class Damaged(Exception):
    """Bytes `first` to `last` of a file are not what they must be; both None for a file that is missing."""

    def __init__(self, file, first, last, what):
        super().__init__(what)
        self.file, self.first, self.last = file, first, last

    def __str__(self):
        place = "" if self.first is None else f" bytes {self.first}-{max(self.first, self.last)}"
        return f"damaged: {self.file}{place}: {self.args[0]}"


class Unsupported(Exception):
    """A newer version wrote it, or it cannot be read at all: nothing can be said about it."""


Record = collections.namedtuple("Record", "id id_hash format policy_class key_ids label issued payload_length digest length")


# ---- files and names (section 1)

PATTERNS = {
    "manifest": re.compile(r"manifest-([0-9]{10})\.json"),
    "lease": re.compile(r"lease-([0-9]{10})\.json"),
}


def numbers(directory, kind):
    """The numbers of all manifests or leases, ascending. Other names are foreign."""
    found = (PATTERNS[kind].fullmatch(entry.name) for entry in os.scandir(directory) if entry.is_file())
    return sorted(int(match[1]) for match in found if match)


def segment_name(entry):
    return f"segments/{entry['root'][:2]}/{entry['root']}-{entry['run']:010}.seg"


def read_file(directory, name, limit):
    path = os.path.join(directory, *name.split("/"))
    try:
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise Damaged(name, None, None, "is missing") from None
    if len(data) > limit:
        raise Damaged(name, 0, len(data) - 1, f"has more than {limit} bytes")
    return data


# ---- sealed files (section 2)


def open_sealed(directory, name, limit):
    """A reader of what a sealed file says, and its root."""
    data = read_file(directory, name, limit)
    wrong = lambda what: Damaged(name, 0, len(data) - 1, what)
    body, seal = data[:-65], data[-65:]
    if not body or body.find(b"\n") != len(body) - 1:
        raise wrong("is not one line and its seal")
    root = hashlib.sha256(body).hexdigest()
    if seal != root.encode() + b"\n":
        raise wrong("does not fit the SHA-256 in its last line")
    try:
        value = json.loads(body.decode())
        # For the values such files hold this writes what RFC 8785 asks for.
        canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError):
        raise wrong("holds no JSON") from None
    if canonical + b"\n" != body:
        raise wrong("is no canonical JSON")
    return Reader(value, name, len(data)), root


class Reader:
    """Members of JSON that must be there and of a kind."""

    def __init__(self, value, name, size):
        self.value, self.name, self.size = value, name, size

    def damaged(self, what):
        return Damaged(self.name, 0, self.size - 1, what)

    def wrong(self, member):
        return self.damaged(f"{member} is missing or wrong")

    def check(self, member, fits):
        value = self.value.get(member) if isinstance(self.value, dict) else None
        if not fits(value):
            raise self.wrong(member)
        return value

    def count(self, member):
        return self.check(member, lambda it: type(it) is int and 0 <= it <= NUMBER_LIMIT)

    def text(self, member):
        return self.check(member, lambda it: isinstance(it, str))

    def hex(self, member, digits):
        return self.check(member, lambda it: isinstance(it, str) and re.fullmatch(f"[0-9a-f]{{{digits}}}", it))

    def texts(self, member):
        fits = lambda it: isinstance(it, list) and all(isinstance(one, str) for one in it)
        return self.check(member, fits)

    def object(self, member):
        return self.of(self.check(member, lambda it: isinstance(it, dict)))

    def objects(self, member):
        return [self.of(one) for one in self.check(member, lambda it: isinstance(it, list))]

    def of(self, value):
        return Reader(value, self.name, self.size)


# ---- manifests (section 3)


def open_manifest(directory, number):
    """A reader of the manifest of a generation, checked by itself, and its root."""
    manifest, root = open_sealed(directory, f"manifest-{number:010}.json", MANIFEST_LIMIT)
    check_manifest(manifest, number)
    return manifest, root


def check_manifest(json, number):
    if json.text("format") != "wmdrm-backup-set":
        raise json.wrong("format")
    version = json.count("version")
    needed = json.texts("requiresToRead")
    codec = json.text("codec")
    if version > 1 or set(needed) - FEATURES or codec not in ("none", "zstd"):
        raise Unsupported(f"{json.name} is of version {version} and needs: {', '.join(needed) or 'nothing more'}")
    if ("zstd" in needed) != (codec == "zstd"):
        raise json.wrong("codec")
    layered = "deltas" in needed
    for member in ("requiresToWrite", "requiresToPrune", "overrides"):
        json.texts(member)
    if version != 1 or json.count("number") != number:
        raise json.wrong("version or number")
    for member in ("storeId", "lineage"):
        json.hex(member, 32)
    if "machine" in json.value:
        json.text("machine")
    for member in ("sequence", "time", "rangeSize"):
        json.count(member)
    if "lineageSequence" in json.value and json.count("lineageSequence") > json.count("sequence"):
        raise json.wrong("lineageSequence")
    json.check("tombstones", lambda it: it == [])
    for member in ("flush", "flushDirectory"):
        json.object("durability").check(member, lambda it: it in ("durable", "none"))
    totals = json.object("totals")
    sums = {member: totals.count(member) for member in ("licenses", "bytes", "restricted")}
    lists = {member: check_segments(json, member, number) for member in ("segments", "ledger")}
    if layered:
        check_deltas(json, number, lists)
    for total, member, field in (
        ("licenses", "segments", "licenses"),
        ("bytes", "segments", "bytes"),
        ("restricted", "ledger", "licenses"),
    ):
        listed = sum(entry[field] for entry in lists[member])
        # Deltas hide some of what lies below them.
        if listed < sums[total] or (listed > sums[total] and not layered):
            raise json.wrong(f"totals.{total}")
    check_policy(json.object("policy"), sums)
    check_references(json, number)


def check_deltas(json, number, lists):
    """Adds what the deltas list to `lists`."""
    json.hex("setHash", 16)
    deltas = json.objects("deltas")
    marks = [delta.count("since") for delta in deltas] + [json.value["sequence"]]
    if not deltas or marks != sorted(set(marks)):
        raise json.wrong("deltas")
    for delta in deltas:
        for member, entries in lists.items():
            entries.extend(check_segments(delta, member, number))
        if any(entry["bytes"] != 16 * entry["licenses"] for entry in check_segments(delta, "tombstones", number)):
            raise json.wrong("deltas.tombstones")


def check_segments(json, member, number):
    end = 0
    entries = json.objects(member)
    for entry in entries:
        entry.hex("root", 64)
        for field in ("licenses", "bytes", "size", "from", "to"):
            entry.count(field)
        value = entry.value
        if not 1 <= entry.count("run") <= number or not end <= value["from"] <= value["to"]:
            raise json.wrong(member)
        end = value["to"]
    return [entry.value for entry in entries]


def check_policy(policy, sums):
    policy.text("name")
    counts = collections.Counter()
    for one in policy.objects("classes"):
        decision = one.check("decision", lambda it: it in DECISIONS)
        one.text("policyClass")
        counts[decision == "backed-up"] += one.count("licenses")
    if (counts[True], counts[False]) != (sums["licenses"], sums["restricted"]):
        raise policy.wrong("policy.classes")


def check_references(json, number):
    """Parent and retained generations, as far as the manifest itself can tell."""
    parent = json.value.get("parent")
    retained = json.objects("retained")
    for one in retained + ([] if parent is None else [json.object("parent")]):
        one.hex("root", 64)
        one.count("time")
        if not 1 <= one.count("number") < number:
            raise json.wrong("parent or retained")
    order = [one.value["number"] for one in retained]
    if order != sorted(set(order)) or bool(order) != (parent is not None):
        raise json.wrong("retained")
    if parent and (retained[-1].value != parent or parent["time"] > json.value["time"]):
        raise json.wrong("parent")


def check_lineage(manifest, parent):
    """A manifest beside the one it names as its parent. Yields what does not agree."""
    reference = manifest["parent"]
    if parent["time"] != reference["time"]:
        yield "its parent has another time"
    known = parent["retained"] + [reference]
    if any(one not in known for one in manifest["retained"]):
        yield "it retains a generation its parent did not"
    of_its_own = ("number", "parent", "retained", "overrides", "durability")
    pruned = [{name: one[name] for name in one if name not in of_its_own} for one in (manifest, parent)]
    if manifest["lineage"] == parent["lineage"] and pruned[0] != pruned[1]:
        yield "it has the lineage mark of its parent, and is not its parent pruned"
    if "replace-other-store" not in manifest["overrides"]:
        if manifest["storeId"] != parent["storeId"]:
            yield "it is of another store than its parent"
        elif manifest["sequence"] < parent["sequence"]:
            yield "its store had a lower sequence than its parent's"


# ---- segments (section 4)


def read_segment(directory, entry, kind, report):
    """All records of a segment; damage goes to `report`. Raises Damaged where no more can be read."""
    name = segment_name(entry)
    path = os.path.join(directory, *name.split("/"))
    try:
        file = open(path, "rb")
    except FileNotFoundError:
        raise Damaged(name, None, None, "is missing") from None
    with file:
        size = os.fstat(file.fileno()).st_size
        if size != entry["size"] or size < 96:
            raise Damaged(name, 0, max(size, entry["size"]) - 1, f"has {size} bytes instead of {entry['size']}")
        table, table_at = read_table(file, name, entry, kind, report)
        end, licenses, size_of_records = 32, 0, 0
        for row in range(0, len(table), 64):
            offset, stored, raw, count, codec, crc, zero = struct.unpack_from("<QIIIIII", table, row)
            if codec > 1:
                raise Unsupported(f"{name}: codec {codec}")
            fits = raw == stored if codec == 0 else raw > stored
            if offset != end or raw > CHUNK_LIMIT or not fits or zero != 0 or offset + stored > table_at:
                raise Damaged(name, table_at + row, table_at + row + 63, "a row of the chunk table is impossible")
            end += stored
            licenses += count
            size_of_records += raw
            file.seek(offset)
            body, digest = file.read(stored), table[row + 32 : row + 64]
            if codec == 0:
                yield from read_chunk(body, name, offset, (count, crc, digest), kind, report)
                continue
            whole = lambda what: report(Damaged(name, offset, offset + stored - 1, what))
            body = decompress(body, raw) if zlib.crc32(body) == crc else None
            if body is None:
                whole("a compressed chunk does not fit its CRC-32, or does not hold what its row says")
                continue
            # Where in the chunk it is tells nothing of where in the file.
            vouched = (count, zlib.crc32(body), digest)
            yield from read_chunk(body, name, offset, vouched, kind, lambda damage: whole(damage.args[0]))
        if end != table_at or size_of_records != entry["bytes"] or licenses != entry["licenses"]:
            raise Damaged(name, table_at, size - 65, "the chunks do not add up")


def read_table(file, name, entry, kind, report):
    """The chunk table and where it lies, once the root vouches for it."""
    trailer_at = entry["size"] - 64
    header = file.read(32)
    file.seek(trailer_at)
    trailer = file.read(64)
    magic, count, table_at, zeros, root = struct.unpack("<4sIQ16s32s", trailer)
    if magic != b"WEND" or count > ROW_LIMIT or table_at != trailer_at - 64 * count or table_at < 32 or any(zeros):
        raise Damaged(name, trailer_at, trailer_at + 63, "the trailer is wrong")
    if root.hex() != entry["root"]:
        report(Damaged(name, trailer_at + 32, trailer_at + 63, "the root in the trailer is not that in the name"))
    file.seek(table_at)
    table = file.read(64 * count)
    expected = struct.pack("<4sHH24x", b"WSEG", 1, KINDS[kind])
    if hashlib.sha256(b"wmdrm segment v1\0" + header + table).hexdigest() != entry["root"]:
        if header != expected:
            raise Damaged(name, 0, 31, "the header is wrong")
        raise Damaged(name, table_at, trailer_at - 1, "the chunk table does not fit the root")
    if header != expected:
        raise Unsupported(f"{name} is of another kind or a newer version")
    return table, table_at


def decompress(frame, length):
    """The `length` bytes a zstd frame holds; None if it is not one whole frame that holds just these."""
    if not is_single_frame(frame, length):
        return None
    command = ["zstd", "--decompress", "--stdout", "--quiet", "--no-progress", f"--memory={CHUNK_LIMIT >> 20}MB"]
    try:
        result = subprocess.run(command, input=frame, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        raise Unsupported("the backup is compressed; install the command `zstd` to read it") from None
    return result.stdout if result.returncode == 0 and len(result.stdout) == length else None


def is_single_frame(frame, length):
    """Looks at frame header and block lengths only (RFC 8878, sections 3.1.1.1 and 3.1.1.2)."""
    try:
        magic, descriptor = struct.unpack_from("<IB", frame)
        single, size_flag = descriptor >> 5 & 1, descriptor >> 6
        if magic != 0xFD2FB528 or descriptor & 0b1011:
            return False
        window = frame[5]
        if not single and (1 << 10 + (window >> 3)) // 8 * (8 + (window & 7)) > CHUNK_LIMIT:
            return False
        at = 5 if single else 6
        size_length = (single, 2, 4, 8)[size_flag]
        size = int.from_bytes(frame[at : at + size_length], "little") + 256 * (size_flag == 1)
        if size_length == 0 or size != length:
            return False
        at, last = at + size_length, False
        while not last:
            header = int.from_bytes(frame[at : at + 3], "little")
            last, kind = header & 1, header >> 1 & 3
            if at + 3 > len(frame) or kind == 3:
                return False
            at += 3 + (1 if kind == 1 else header >> 3)
        return at + 4 * (descriptor >> 2 & 1) == len(frame)
    except (struct.error, IndexError):
        return False


def read_tombstones(body, name, start, row, report):
    """The hashes of license ids in a chunk."""
    count, crc, digest = row
    if zlib.crc32(body) != crc or hashlib.sha256(body).digest() != digest or len(body) != 16 * count:
        report(Damaged(name, start, start + len(body) - 1, "a chunk does not fit its CRC-32, digest or count"))
        return
    for at in range(0, len(body), 16):
        yield body[at : at + 16]


def read_chunk(body, name, start, row, kind, report):
    """The sound records of a chunk; what is wrong with it goes to `report`, as narrow as can be told."""
    if kind == "tombstones":
        yield from read_tombstones(body, name, start, row, report)
        return
    damage, headers, found, at = [], hashlib.sha256(), 0, 0
    hurt = lambda first, end, what: damage.append(Damaged(name, start + first, start + end - 1, what))
    while at < len(body):
        if len(body) - at < 76 or body[at : at + 4] != b"WLRC":
            hurt(at, len(body), "no record begins here")
            break
        header_length, total = struct.unpack_from("<II", body, at + 8)
        if not 76 <= header_length <= total <= min(RECORD_LIMIT, len(body) - at):
            hurt(at, len(body), "a record has impossible lengths")
            break
        header, payload = body[at : at + header_length], body[at + header_length : at + total]
        headers.update(header)
        found += 1
        try:
            record = read_header(header, len(payload), kind)
            if kind == "ledger" or payload_fits(header, payload):
                yield record
            else:
                hurt(at + header_length, at + total, f"a payload does not fit CRC-32 and SHA-256: {record.id}")
        except ValueError as error:
            hurt(at, at + header_length, str(error))
        at += total
    count, crc, digest = row
    if not damage and (zlib.crc32(body) != crc or headers.digest() != digest or found != count):
        hurt(0, len(body), "a chunk does not fit its CRC-32, header digest or count")
    for one in damage:
        report(one)


# ---- records (section 5)

ONES = 0xFFFFFFFF


def payload_fits(header, payload):
    crc, digest = struct.unpack_from("<I32s", header, 20)
    return zlib.crc32(payload) == crc and hashlib.sha256(payload).digest() == digest


def read_header(header, payload_length, kind):
    """The record a header describes. Raises ValueError for one that is not sound, Unsupported for a newer one."""
    if zlib.crc32(header, ONES) != ONES:
        raise ValueError("a record header does not fit its checksum")
    version, flags = struct.unpack_from("<HH", header, 4)
    bits, zero = struct.unpack_from("<HH", header, 16)
    backup, restore, persistence = bits & 15, bits >> 4 & 15, bits >> 8 & 3
    if version != 1 or flags > 1 or bits >> 11 or backup > 5 or restore > 5 or persistence > 2:
        raise Unsupported(f"a record of version {version} with flags {flags} and policy class {bits}")
    if zero or flags != (kind == "ledger") or (flags and payload_length):
        raise ValueError("a record is of the wrong kind")
    tags = read_extensions(header[72:-4])
    (format_id,), (license_id,) = tags[1], tags[2]
    if header[56:72] != hashlib.sha256(b"wmdrm license id v1\0" + license_id.encode()).digest()[:16]:
        raise ValueError("the hash in a record header is not that of its license id")
    words = (format_id, VERDICTS[backup], VERDICTS[restore], PERSISTENCES[persistence])
    policy_class = " ".join(words) + (" operator" if bits >> 10 & 1 else "")
    label, issued = (tags[tag][0] if tags[tag] else None for tag in (4, 5))
    digest, length = int.from_bytes(header[24:32], "big"), len(header) + payload_length
    return Record(license_id, header[56:72], format_id, policy_class, tags[3], label, issued, payload_length, digest, length)


def read_extensions(data):
    """Values of extensions by tag, each a list."""
    tags, at, before = collections.defaultdict(list), 0, 1
    while at < len(data):
        tag, length = struct.unpack_from("<HI", data, at) if len(data) - at >= 6 else (0, 0)
        value = data[at + 6 : at + 6 + length]
        if tag < before or len(value) != length or (at == 0) != (tag == 1):
            raise ValueError("a record extension is cut off or not in its place")
        if tag >> 15:
            raise Unsupported(f"a record has the unknown extension {tag}")
        tags[tag].append(read_value(tag, value))
        at, before = at + 6 + length, tag + (tag < 9 and tag != 3)
    if not tags[1] or not tags[2]:
        raise ValueError("a record has no format or no id")
    return tags


def read_value(tag, value):
    if tag in (1, 2, 4, 8):
        text = value.decode()
        if tag == 1 and not re.fullmatch("[a-z0-9-]{1,32}", text):
            raise ValueError("a record has no proper format")
        return text
    if tag == 3 and len(value) == 16:
        return str(uuid.UUID(bytes_le=value))
    if tag in (5, 6, 7) and len(value) == 8:
        (milliseconds,) = struct.unpack("<q", value)
        if abs(milliseconds) <= NUMBER_LIMIT:
            return milliseconds
    if tag == 9 and len(value) >= 3 and value[0] == 1:
        (length,) = struct.unpack_from("<H", value, 1)
        if 3 + length <= len(value):
            return value[3 : 3 + length].decode(), value[3 + length :]
    if tag in (3, 5, 6, 7, 9):
        raise ValueError(f"a record has an impossible extension {tag}")
    return value


# ---- a whole set


class BackupSet:
    """The generations of a directory, the newest first, as far as they can be opened."""

    def __init__(self, directory):
        self.directory = directory
        self.damage, self.notes = [], []
        # By number; and the records of segments.
        self.readers, self.manifests, self.roots, self.segments = {}, {}, {}, {}
        found = numbers(directory, "manifest")
        if not found:
            raise Unsupported(f"{directory} holds no backup")
        self.newest = found[-1]
        newest = self.open(self.newest)
        listed = {one["number"]: one["root"] for one in newest["retained"]} if newest else dict.fromkeys(found[:-1])
        for number, root in sorted(listed.items(), reverse=True):
            if self.open(number) and root not in (None, self.roots[number]):
                self.hurt_manifest(number, f"is another generation than {self.newest} retains")
        for number in sorted(set(found) - set(listed) - {self.newest}):
            self.notes.append(f"manifest-{number:010}.json is not part of the set")

    def open(self, number):
        """The manifest of a generation; None, and the damage is kept, if it cannot be read."""
        try:
            self.readers[number], self.roots[number] = open_manifest(self.directory, number)
            self.manifests[number] = self.readers[number].value
        except Damaged as damaged:
            self.damage.append(damaged)
        return self.manifests.get(number)

    def hurt_manifest(self, number, what):
        self.damage.append(self.readers[number].damaged(what))

    def records(self, entry, kind):
        """The records of a segment. Read once, however many generations name it."""
        key = (kind, *(entry[member] for member in ("root", "run", "size", "bytes", "licenses")))
        if key not in self.segments:
            self.segments[key] = read = []
            try:
                read.extend(read_segment(self.directory, entry, kind, self.damage.append))
            except Damaged as damaged:
                self.damage.append(damaged)
        return self.segments[key]

    def read_generation(self, manifest):
        """All licenses of a generation, and all that were left out: the newest layer that names an id decides."""
        base = {"segments": manifest["segments"], "ledger": manifest["ledger"], "tombstones": []}
        hidden, result = set(), ([], [])
        for layer in [*reversed(manifest["deltas"] if "deltas" in manifest["requiresToRead"] else []), base]:
            named = []
            for found, (kind, member) in zip(result, (("licenses", "segments"), ("ledger", "ledger"))):
                records = [one for entry in layer[member] for one in self.records(entry, kind)]
                found.extend(one for one in records if one.id_hash not in hidden)
                named += [one.id_hash for one in records]
            named += [one for entry in layer["tombstones"] for one in self.records(entry, "tombstones")]
            if layer is not base and len(set(named)) < len(named):
                self.hurt_manifest(manifest["number"], "one of its deltas names a license twice")
            hidden.update(named)
        return result

    def verify(self):
        for number, manifest in self.manifests.items():
            self.verify_parent(number, manifest)
            self.verify_lease(number)
            licenses, restricted = self.read_generation(manifest)
            if not self.damage:
                self.verify_contents(number, manifest, licenses, restricted)
        for run in set(numbers(self.directory, "lease")) - set(self.manifests):
            try:
                open_lease(self.directory, run)
            except Damaged as damaged:
                # Its run may have died while it wrote it.
                self.notes.append(f"{damaged.file} {damaged.args[0]}; no generation of the set is its run's")

    def verify_parent(self, number, manifest):
        reference = manifest.get("parent")
        parent = reference and self.manifests.get(reference["number"])
        if not parent:
            return
        if self.roots[reference["number"]] != reference["root"]:
            self.hurt_manifest(number, "its parent is another generation than the one that is there")
        for what in check_lineage(manifest, parent):
            self.hurt_manifest(number, what)

    def verify_lease(self, number):
        try:
            open_lease(self.directory, number)
        except Damaged as damaged:
            if damaged.first is None:
                # Only those of the last 1,000 runs are kept.
                self.notes.append(f"{damaged.file} {damaged.args[0]}")
            else:
                self.damage.append(damaged)

    def verify_contents(self, number, manifest, licenses, restricted):
        ids = collections.Counter(record.id_hash for record in licenses + restricted)
        if ids and max(ids.values()) > 1:
            self.hurt_manifest(number, "its segments hold a license twice")
        found = collections.Counter((record.policy_class, True) for record in licenses)
        found.update((record.policy_class, False) for record in restricted)
        told = collections.Counter()
        for one in manifest["policy"]["classes"]:
            told[one["policyClass"], one["decision"] == "backed-up"] += one["licenses"]
        if +found != +told:
            self.hurt_manifest(number, "its policy classes do not count what its segments hold")
        if "deltas" in manifest["requiresToRead"]:
            total = sum(record.digest for record in licenses + restricted) % 2**64
            if f"{total:016x}" != manifest["setHash"]:
                self.hurt_manifest(number, "its base and deltas do not come to its set hash")
            if sum(record.length for record in licenses) != manifest["totals"]["bytes"]:
                self.hurt_manifest(number, "its base and deltas do not come to the bytes it counts")


# ---- leases (section 8)


def open_lease(directory, run):
    json, _ = open_sealed(directory, f"lease-{run:010}.json", LEASE_LIMIT)
    if json.text("format") != "wmdrm-lease" or json.count("version") != 1 or json.count("run") != run:
        raise json.wrong("format, version or run")
    json.hex("nonce", 32)
    json.check("released", lambda it: isinstance(it, bool))
    for member in ("beat", "startedAt", "renewedAt"):
        json.count(member)
    json.object("owner").count("pid")
    for member in ("hostId", "bootId", "processStart"):
        json.object("owner").text(member)


# ---- the command


def time_text(milliseconds):
    """ISO 8601 in UTC, with milliseconds; the number itself outside the years a date can have here."""
    if milliseconds is None:
        return "-"
    try:
        moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=milliseconds)
    except OverflowError:
        return str(milliseconds)
    return moment.isoformat(timespec="milliseconds") + "Z"


def printable(text):
    """Control characters and backslashes as \\xNN."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\\]", lambda match: f"\\x{ord(match[0]):02x}", str(text))


def row(*fields):
    print("\t".join(map(printable, fields)))


def list_set(backup):
    for number, manifest in sorted(backup.manifests.items(), reverse=True):
        totals = manifest["totals"]
        counts = (totals[one] for one in ("licenses", "bytes", "restricted"))
        row("generation", number, time_text(manifest["time"]), *counts)
    manifest = backup.manifests.get(backup.newest)
    if not manifest:
        return
    decisions = {one["policyClass"]: one["decision"] for one in manifest["policy"]["classes"]}
    for kind, records in zip(("license", "restricted"), backup.read_generation(manifest)):
        for one in records:
            last = one.payload_length if kind == "license" else decisions.get(one.policy_class, "-")
            names = (",".join(one.key_ids) or "-", time_text(one.issued), one.label or "-")
            row(kind, one.id, one.policy_class, *names, last)


def main(arguments):
    if len(arguments) != 2 or arguments[0] not in ("list", "verify"):
        print(__doc__, file=sys.stderr)
        return 2
    command, directory = arguments
    try:
        backup = BackupSet(directory)
        list_set(backup) if command == "list" else backup.verify()
    except (Unsupported, OSError) as error:
        print(f"error: {printable(error)}", file=sys.stderr)
        return 2
    for note in backup.notes:
        print(f"note: {printable(note)}", file=sys.stderr)
    for damaged in backup.damage:
        print(printable(damaged), file=sys.stderr)
    if command == "verify":
        for number, manifest in sorted(backup.manifests.items(), reverse=True):
            print(f"generation {number}: {manifest['totals']['licenses']} licenses")
        print("damaged" if backup.damage else "good")
    return 1 if backup.damage else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
