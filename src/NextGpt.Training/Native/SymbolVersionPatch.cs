using System.Buffers.Binary;
using System.Text;

namespace NextGpt.Training.Native;

/// <summary>
/// Marks a symbol version that an ELF64 library needs as weak, so that a C++ runtime that lacks it still loads the library.
/// TorchSharp 0.107 is linked with GCC 13 and needs GLIBCXX_3.4.32 for one symbol, std::ios_base_library_init, to which no
/// relocation points: nothing is called that an older runtime does not have. Debian 12 has GLIBCXX_3.4.30.
/// ELF layout: System V ABI, "Symbol Version Requirements" (Elf64_Verneed, Elf64_Vernaux; VER_FLG_WEAK = 2).
/// </summary>
public static class SymbolVersionPatch
{
    private const uint VersionNeedSection = 0x6ffffffe;
    private const ushort WeakFlag = 0x2;

    /// <summary>Finds the requirement of a version by an ELF64 little-endian library.</summary>
    /// <param name="elf">The library's bytes.</param>
    /// <param name="version">The version's name, such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>The offset of the 16-bit flags field, or -1 when the library does not need that version.</returns>
    /// <exception cref="InvalidDataException">The bytes are not an ELF64 little-endian file.</exception>
    public static int FindFlags(ReadOnlySpan<byte> elf, string version)
    {
        if (elf.Length < 64 || !elf[..4].SequenceEqual("\u007fELF"u8) || elf[4] != 2 || elf[5] != 1)
        {
            throw new InvalidDataException($"The {elf.Length} bytes are no 64-bit little-endian ELF file.");
        }

        int sections = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(elf[0x28..]));
        int entrySize = BinaryPrimitives.ReadUInt16LittleEndian(elf[0x3A..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(elf[0x3C..]);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> section = elf[(sections + (i * entrySize))..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(section[4..]) != VersionNeedSection)
            {
                continue;
            }

            int start = Offset(section);
            int names = Offset(elf[(sections + (checked((int)BinaryPrimitives.ReadUInt32LittleEndian(section[0x28..])) * entrySize))..]);
            return FindInSection(elf, start, names, Encoding.ASCII.GetBytes(version));
        }

        return -1;
    }

    /// <summary>Sets the weak flag of a requirement.</summary>
    /// <param name="elf">The library's bytes, changed in place.</param>
    /// <param name="flagsOffset">From <see cref="FindFlags"/>.</param>
    /// <returns>False when it was weak already.</returns>
    public static bool MakeWeak(Span<byte> elf, int flagsOffset)
    {
        ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(elf[flagsOffset..]);
        BinaryPrimitives.WriteUInt16LittleEndian(elf[flagsOffset..], (ushort)(flags | WeakFlag));
        return (flags & WeakFlag) == 0;
    }

    private static int FindInSection(ReadOnlySpan<byte> elf, int need, int names, ReadOnlySpan<byte> version)
    {
        while (true)
        {
            int auxiliary = need + (int)BinaryPrimitives.ReadUInt32LittleEndian(elf[(need + 8)..]);
            for (int k = BinaryPrimitives.ReadUInt16LittleEndian(elf[(need + 2)..]); k > 0; k--)
            {
                ReadOnlySpan<byte> name = elf[(names + (int)BinaryPrimitives.ReadUInt32LittleEndian(elf[(auxiliary + 8)..]))..];
                if (name[..name.IndexOf((byte)0)].SequenceEqual(version))
                {
                    return auxiliary + 4;
                }

                auxiliary += (int)BinaryPrimitives.ReadUInt32LittleEndian(elf[(auxiliary + 12)..]);
            }

            int next = (int)BinaryPrimitives.ReadUInt32LittleEndian(elf[(need + 12)..]);
            if (next == 0)
            {
                return -1;
            }

            need += next;
        }
    }

    private static int Offset(ReadOnlySpan<byte> section) => checked((int)BinaryPrimitives.ReadUInt64LittleEndian(section[0x18..]));
}
