namespace NextGpt.Export.Graphs;

/// <summary>A tensor of a graph that is being built, by name. Operators add nodes, so that formulas read as they are written.</summary>
internal readonly record struct Value(GraphBuilder Graph, string Name)
{
    public static Value operator +(Value left, Value right) => left.Graph.Node("Add", [left, right]);

    public static Value operator +(Value left, float right) => left + left.Graph.Scalar(right);

    public static Value operator -(Value left, Value right) => left.Graph.Node("Sub", [left, right]);

    public static Value operator *(Value left, Value right) => left.Graph.Node("Mul", [left, right]);

    public static Value operator *(Value left, float right) => left * left.Graph.Scalar(right);

    public static Value operator /(Value left, Value right) => left.Graph.Node("Div", [left, right]);

    public override string ToString() => Name;
}
