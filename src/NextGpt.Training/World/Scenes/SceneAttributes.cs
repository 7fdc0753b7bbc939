#pragma warning disable CS1591 // the names of the world's attribute values say all there is to say
namespace NextGpt.Training.World.Scenes;

public enum Colour { Red, Orange, Yellow, Green, Cyan, Blue, Purple, Pink }

public enum Shape { Circle, Square, Triangle, Ring, Cross, Diamond }

public enum Size { Small, Large }

/// <summary>Where a lone shape stands.</summary>
public enum Place { Left, Right, Top, Bottom, Middle }

public enum Background { Black, White, Grey }

/// <summary>How the first of two shapes, as named, stands to the second.</summary>
public enum Relation { LeftOf, RightOf, Above, Below }

public enum Pitch { Low, Middle, High }

/// <summary>Flute: a sine with a weak second harmonic. Buzzer: odd harmonics. Bell: inharmonic partials that ring out.</summary>
public enum Timbre { Flute, Buzzer, Bell }

public enum Loudness { Soft, Loud }

public enum Direction { Left, Right, Up, Down }

public enum Speed { Slow, Fast }
