"""Compares the golden messages with the .proto files, by protobuf's own compiler and JSON parser.

Prints what differs and exits 1, or prints how much was compared and exits 0.
"""

import json
import pathlib
import re
import sys
import tempfile

import grpc_tools
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from grpc_tools import protoc

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROTOS = ROOT / "Shared/Contracts/proto"
GOLDEN = ROOT / "Tests/ContractsTests/Golden/v1/messages"
TIMESTAMP = "google.protobuf.Timestamp"


def compiled():
    """The descriptors of all .proto files."""
    files = sorted(str(path.relative_to(PROTOS)) for path in PROTOS.rglob("*.proto"))
    included = pathlib.Path(grpc_tools.__file__).parent / "_proto"
    with tempfile.NamedTemporaryFile() as out:
        status = protoc.main(
            ["protoc", f"-I{PROTOS}", f"-I{included}", "--include_imports", f"--descriptor_set_out={out.name}", *files])
        if status != 0:
            sys.exit(f"protoc failed with {status}")
        return descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(out.name).read_bytes())


def members(field, value):
    """The messages inside a field's JSON value."""
    if field.message_type is None or field.message_type.full_name == TIMESTAMP or field.message_type.GetOptions().map_entry:
        return []
    return value if field.is_repeated else [value]


def unlike(descriptor, value, full, place):
    """Differences between the fields that a message declares and those that its JSON has."""
    for field in descriptor.fields:
        here = f"{place}.{field.name}"
        if field.json_name != field.name:
            yield f"{here}: json_name is {field.json_name}"
        declared = field.has_presence and not (field.message_type and not field.containing_oneof)
        if full and field.name not in value:
            yield f"{here}: a full message leaves it out"
        if not full and declared and field.name in value:
            yield f"{here}: optional in the .proto file, but always written"
        if not full and not declared and field.name not in value:
            yield f"{here}: not optional in the .proto file, but left out"
        for member in members(field, value[field.name]) if field.name in value else []:
            yield from unlike(field.message_type, member, full, here)


def comparable(value):
    """JSON in which moments that are equal look equal."""
    if isinstance(value, dict):
        return {name: comparable(member) for name, member in value.items()}
    if isinstance(value, list):
        return [comparable(member) for member in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", value):
        whole, _, fraction = value[:-1].partition(".")
        return f"{whole}.{fraction.ljust(9, '0')}"
    return value


def differences(pool):
    """What differs between the golden messages and the .proto files."""
    for path in sorted(GOLDEN.glob("*.json")):
        name, extent, _ = path.name.split(".")
        text = path.read_text(encoding="utf-8")
        descriptor = pool.FindMessageTypeByName(f"switchyard.v1.{name}")
        try:
            message = json_format.Parse(text, message_factory.GetMessageClass(descriptor)(), descriptor_pool=pool)
        except json_format.ParseError as error:
            yield f"{path.name}: {error}"
            continue
        written = json_format.MessageToDict(
            message, preserving_proto_field_name=True, always_print_fields_with_no_presence=True, descriptor_pool=pool)
        if comparable(written) != comparable(json.loads(text)):
            yield f"{path.name}: protobuf writes {json.dumps(written, sort_keys=True)}"
        yield from unlike(descriptor, json.loads(text), extent == "full", path.name)


def served():
    """The methods in the sources of the services that are there, with their requests."""
    call = re.compile(r'RPCMethod\(\s*"(\w+)",\s*"(\w+)",[^{]*\{\s*\((?:request|_): (\w+)')
    for folder in sorted((ROOT / "Services").glob("*/Service")):
        found = {}
        for source in sorted(folder.rglob("*.swift")):
            for service, method, request in call.findall(source.read_text(encoding="utf-8")):
                found[method] = (service, request)
        yield f"{folder.parent.name}Service", found


def unserved(pool):
    """Methods that are declared or served, but not both, or with another request."""
    for name, found in served():
        try:
            service = pool.FindServiceByName(f"switchyard.v1.{name}")
        except KeyError:
            if found:
                yield f"{name}: served, but in no .proto file"
            continue
        declared = {method.name: (name, method.input_type.name) for method in service.methods}
        for method in sorted(declared.keys() | found.keys()):
            if declared.get(method) != found.get(method):
                yield f"{name}.{method}: declared {declared.get(method)}, served {found.get(method)}"


def main():
    files = compiled()
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    bare = {path.name.split(".")[0] for path in GOLDEN.glob("*.json")}
    used = [method.input_type for file in files.file for service in file.service for method in service.method]
    used += [method.output_type for file in files.file for service in file.service for method in service.method]
    used += [f".switchyard.v1.{m.name}" for file in files.file if file.name.endswith("entries.proto") for m in file.message_type]
    problems = [f"{name}: no golden message" for name in used if name.rsplit(".", 1)[-1] not in bare]
    problems += [*differences(pool), *unserved(pool)]
    if problems:
        sys.exit("\n".join(problems))
    methods = sum(len(found) for _, found in served())
    print(f"{len(list(GOLDEN.glob('*.json')))} messages agree, {methods} methods are served as declared")


if __name__ == "__main__":
    main()
