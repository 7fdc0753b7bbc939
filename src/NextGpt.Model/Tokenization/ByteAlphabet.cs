using System.Collections.Frozen;

namespace NextGpt.Model.Tokenization;

/// <summary>
/// GPT-2's printable stand-ins for the 256 bytes: the bytes that print in Latin-1 stand for themselves, the other 68 for U+0100 upwards in
/// order. vocab.json and merges.txt are written in these characters; a space, for one, is U+0120.
/// </summary>
public static class ByteAlphabet
{
    private static readonly char[] ToChar = Build();
    private static readonly FrozenDictionary<char, byte> ToByte = Enumerable.Range(0, 256).ToFrozenDictionary(b => ToChar[b], b => (byte)b);

    /// <summary>Gets the stand-in of a byte.</summary>
    /// <param name="value">The byte.</param>
    /// <returns>Its character.</returns>
    public static char CharOf(byte value) => ToChar[value];

    /// <summary>Gets the byte that a character stands for.</summary>
    /// <param name="character">A character of vocab.json.</param>
    /// <param name="value">Its byte.</param>
    /// <returns>False where the character belongs to no byte.</returns>
    public static bool TryByteOf(char character, out byte value) => ToByte.TryGetValue(character, out value);

    private static char[] Build()
    {
        var chars = new char[256];
        int next = 0x100;
        for (int b = 0; b < 256; b++)
        {
            bool prints = b is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            chars[b] = prints ? (char)b : (char)next++;
        }

        return chars;
    }
}
