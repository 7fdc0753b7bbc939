using System.Globalization;

namespace NextGpt.Training.Evaluation.Sheets;

/// <summary>
/// Plain letters of 5 x 7 pixels, two more below the line for tails: a machine that evaluates models need have no fonts.
/// Each row is two hexadecimal digits, its leftmost pixel the bit of value 16.
/// </summary>
internal static class PixelFont
{
    public const int Width = 5;
    public const int Advance = 6;
    public const int LineHeight = 11;

    private static readonly Dictionary<char, byte[]> s_glyphs = Parse(
        """
        A0E11111F111111 B1E11111E11111E C0E11101010110E D1E11111111111E E1F10101E10101F F1F10101E101010 G0E11101711110F
        H1111111F111111 I0E04040404040E J0702020202120C K11121418141211 L1010101010101F M111B1515111111 N11191513111111
        O0E11111111110E P1E11111E101010 Q0E11111115120D R1E11111E141211 S0F10100E01011E T1F040404040404 U1111111111110E
        V11111111110A04 W11111115151B11 X11110A040A1111 Y11110A04040404 Z1F01020408101F
        a00000E010F110F b10101E1111111E c00000E1010110E d01010F1111110F e00000E111F100E f0609081C080808 g00000F1111110F010E
        h10101E11111111 i04000C0404040E j02000602020202120C k10101214181412 l0C04040404040E m00001A15151515 n00001E11111111
        o00000E1111110E p00001E1111111E1010 q00000F1111110F0101 r00001619101010 s00000F100E011E t08081C08080906 u0000111111130D
        v00001111110A04 w0000111115150A x0000110A040A11 y0000111111110F010E z00001F0204081F
        00E11131519110E 1040C040404040E 20E11010204081F 31F02040201110E 402060A121F0202 51F101E0101110E 60608101E11110E
        71F010204080808 80E11110E11110E 90E11110F01020C
        .00000000000C0C ,00000000000C0C0408 ?0E110102040004 !04040404040004 '0C0408 "0A0A0A -0000000E :000C0C000C0C ;000C0C000C0C0408
        (02040808080402 )08040202020408 /000102040810 +0004041F0404 %18190204081303 =00001F001F #0A0A1F0A1F0A0A <02040810080402
        >08040201020408 [0E08080808080E ]0E02020202020E _0000000000001F &0C12140815120D *0004150E1504
        """);

    private static readonly byte[] s_unknown = [0x1F, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1F];

    /// <summary>Gets the rows of a letter from the top; nothing for a blank.</summary>
    public static ReadOnlySpan<byte> Glyph(char letter) => letter == ' ' ? [] : s_glyphs.GetValueOrDefault(letter, s_unknown);

    /// <summary>Breaks a text into lines at blanks; a longer word is broken where it has to be.</summary>
    public static List<string> Wrap(string text, int letters)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length <= letters)
            {
                line = $"{line} {rest}";
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            for (; rest.Length > letters; rest = rest[letters..])
            {
                lines.Add(rest[..letters]);
            }

            line = rest;
        }

        lines.Add(line);
        return lines;
    }

    private static Dictionary<char, byte[]> Parse(string table) => table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(entry => entry[0], entry => entry[1..].Chunk(2).Select(pair => byte.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray());
}
